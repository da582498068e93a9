module com.acme.rules {
  requires transitive io.lexicall;

  exports com.acme.rules;

  provides io.lexicall.rule.RuleModule with
      com.acme.rules.AcmeRules;
}
