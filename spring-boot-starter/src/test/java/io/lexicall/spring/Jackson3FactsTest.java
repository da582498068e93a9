package io.lexicall.spring;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** With Jackson 3, as Spring Boot 4 has it. */
class Jackson3FactsTest extends JacksonFactsContract {
  private final JsonMapper mapper = JsonMapper.builder().addModule(new Jackson3Facts()).build();

  @Override
  Activity<?> read(byte[] json) {
    return mapper.readValue(json, Contact.class);
  }

  @Override
  List<Contact> readList(byte[] json) {
    return List.of(mapper.readValue(json, Contact[].class));
  }

  @Override
  Contact readFromTree(String json) {
    return mapper.treeToValue(mapper.readTree(json), Contact.class);
  }
}
