package io.lexicall.facts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a member of staff was last trained in each subject.
 *
 * @since 0.1
 */
public final class Training extends Facts<Training> {
  /** The facts that this group can hold. */
  public static final Schema<Training> SCHEMA = Schema.ofGroup("trainedAt", Builder::new);

  /** In HIPAA. */
  public static final Fact<Training, Optional<LocalDate>> HIPAA = SCHEMA.dateOrNever("hipaa");

  /** In PCI DSS. */
  public static final Fact<Training, Optional<LocalDate>> PCI = SCHEMA.dateOrNever("pci");

  /** In the GDPR. */
  public static final Fact<Training, Optional<LocalDate>> GDPR = SCHEMA.dateOrNever("gdpr");

  private Training(Builder builder) {
    super(builder);
  }

  @Override
  Schema<Training> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Training}. */
  public static final class Builder extends FactsBuilder<Training, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Training#HIPAA}. */
    public Builder hipaa(Optional<LocalDate> hipaa) {
      return with(HIPAA, hipaa);
    }

    /** States {@link Training#PCI}. */
    public Builder pci(Optional<LocalDate> pci) {
      return with(PCI, pci);
    }

    /** States {@link Training#GDPR}. */
    public Builder gdpr(Optional<LocalDate> gdpr) {
      return with(GDPR, gdpr);
    }

    @Override
    public Training build() {
      return new Training(this);
    }
  }
}
