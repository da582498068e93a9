package io.lexicall.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import java.util.List;

/** With Jackson 2, as Spring Boot 3.5 has it. */
class Jackson2FactsTest extends JacksonFactsContract {
  private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jackson2Facts());

  @Override
  Activity<?> read(byte[] json) throws Exception {
    return mapper.readValue(json, Contact.class);
  }

  @Override
  List<Contact> readList(byte[] json) throws Exception {
    return List.of(mapper.readValue(json, Contact[].class));
  }

  @Override
  Contact readFromTree(String json) throws Exception {
    return mapper.treeToValue(mapper.readTree(json), Contact.class);
  }
}
