package io.lexicall.spring;

import io.lexicall.number.PhoneNumber;
import org.springframework.core.convert.converter.Converter;

/** Reads numbers in E.164 where Spring converts text: in paths, queries and properties. */
final class PhoneNumberConverter implements Converter<String, PhoneNumber> {
  @Override
  public PhoneNumber convert(String text) {
    return PhoneNumber.parse(text);
  }
}
