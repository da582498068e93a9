package io.lexicall;

/**
 * The edition of a module in an engine.
 *
 * @param module its name, such as {@code tcpa}
 * @param version the version of its jar; empty if the jar does not state it
 * @param law the edition of its law tables, a date
 * @param digest {@code sha256:} and a hexadecimal digest of its tables, code and rule cards as they
 *     were loaded
 * @since 0.1
 */
public record ModuleEdition(String module, String version, String law, String digest) {}
