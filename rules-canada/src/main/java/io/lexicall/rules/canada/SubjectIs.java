package io.lexicall.rules.canada;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.util.Set;

/** The contact is about one subject. */
final class SubjectIs extends Condition<Contact> {
  private final String subject;

  SubjectIs(String subject) {
    this.subject = subject;
  }

  @Override
  public Truth test(Contact contact) {
    String stated = Contact.SUBJECT.in(contact);
    return stated == null ? Truth.UNKNOWN : Truth.of(stated.equals(subject));
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    into.add(Contact.SUBJECT);
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(Contact.SUBJECT);
  }

  @Override
  public String says() {
    return "subject is " + subject;
  }
}
