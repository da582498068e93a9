package com.example.dialer;

import io.lexicall.facts.Contact;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import jakarta.enterprise.context.ApplicationScoped;

/** Has its arguments checked by Quarkus. */
@ApplicationScoped
public class Dialer {
  public void dial(@Lawful Contact call) {}

  public void transfer(@DialableNumber String number) {}
}
