package io.lexicall;

/**
 * The edition of a module in an engine.
 *
 * @param module its name, such as {@code tcpa}
 * @param version the version of its jar; empty if the jar does not state it
 * @param law the edition of its law tables, a date
 * @param digest {@code sha256:} and a hexadecimal digest of its tables and code as they were
 *     loaded, and of its rule cards unless it has {@linkplain io.lexicall.rule.RuleModule#chapters
 *     chapters}
 * @since 0.1
 */
public record ModuleEdition(String module, String version, String law, String digest) {}
