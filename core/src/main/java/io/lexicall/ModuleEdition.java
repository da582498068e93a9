package io.lexicall;

/**
 * Which edition of a module an engine holds.
 *
 * @param module its name, such as {@code tcpa}
 * @param version the version of its jar; empty where the jar does not say
 * @param law the edition of its law tables, a date
 * @param digest {@code sha256:} and a digest in hexadecimal over its tables, code and rule cards as
 *     they were loaded
 * @since 0.1
 */
public record ModuleEdition(String module, String version, String law, String digest) {}
