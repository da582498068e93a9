package com.example.dialer;

import io.lexicall.facts.Contact;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import jakarta.inject.Singleton;

/** Has its arguments checked by Micronaut. */
@Singleton
public class Dialer {
  public void dial(@Lawful Contact call) {}

  public void transfer(@DialableNumber String number) {}
}
