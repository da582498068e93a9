package com.example.dialer;

import io.lexicall.facts.Contact;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;

/** Has its arguments checked by Spring. */
@Service
@Validated
public class Dialer {
  public void dial(@Lawful Contact call) {}

  public void transfer(@DialableNumber String number) {}
}
