package io.lexicall.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A card payment taken during a call.
 *
 * @since 0.1
 */
public final class Payment extends Activity<Payment> {
  /** The facts that this group can hold. */
  public static final Schema<Payment> SCHEMA = Schema.ofActivity("payment", Builder::new);

  /** The host's own name for it, echoed in the verdict. */
  public static final Fact<Payment, String> ID = SCHEMA.text("id");

  /** When it happens or would happen. */
  public static final Fact<Payment, Instant> AT = SCHEMA.requiredInstant("at");

  /** The card data that are taken. */
  public static final Fact<Payment, List<CardElement>> CAPTURES =
      SCHEMA.choices("captures", CardElement.class);

  /** How they are taken. */
  public static final Fact<Payment, CaptureMethod> METHOD =
      SCHEMA.choice("method", CaptureMethod.class);

  /** Whether the call is recorded. */
  public static final Fact<Payment, CaptureState> RECORDING =
      SCHEMA.choice("recording", CaptureState.class);

  /** Whether the screen is recorded. */
  public static final Fact<Payment, CaptureState> SCREEN_RECORDING =
      SCHEMA.choice("screenRecording", CaptureState.class);

  /** Whether the call is transcribed. */
  public static final Fact<Payment, CaptureState> TRANSCRIPTION =
      SCHEMA.choice("transcription", CaptureState.class);

  /** How the data travel. */
  public static final Fact<Payment, Transport> TRANSPORT =
      SCHEMA.choice("transport", Transport.class);

  /** The agent on the call. */
  public static final Fact<Payment, Agent> AGENT = SCHEMA.group("agent", Agent.SCHEMA);

  private Payment(Builder builder) {
    super(builder, AT);
  }

  private Payment(Payment original) {
    super(original);
  }

  @Override
  Schema<Payment> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  Payment copy() {
    return new Payment(this);
  }

  @Override
  Fact<Payment, Instant> atFact() {
    return AT;
  }

  @Override
  Fact<Payment, String> idFact() {
    return ID;
  }

  /** Builds a {@link Payment}. */
  public static final class Builder extends FactsBuilder<Payment, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link Payment#ID}. */
    public Builder id(String id) {
      return with(ID, id);
    }

    /** States {@link Payment#AT}. */
    public Builder at(Instant at) {
      return with(AT, at);
    }

    /** States {@link Payment#AT}, and the offset in which dates are read. */
    public Builder at(OffsetDateTime at) {
      return with(AT, at);
    }

    /** States {@link Payment#CAPTURES}. */
    public Builder captures(List<CardElement> captures) {
      return with(CAPTURES, captures);
    }

    /** States {@link Payment#CAPTURES}. */
    public Builder captures(CardElement... captures) {
      return with(CAPTURES, List.of(captures));
    }

    /** States {@link Payment#METHOD}. */
    public Builder method(CaptureMethod method) {
      return with(METHOD, method);
    }

    /** States {@link Payment#RECORDING}. */
    public Builder recording(CaptureState recording) {
      return with(RECORDING, recording);
    }

    /** States {@link Payment#SCREEN_RECORDING}. */
    public Builder screenRecording(CaptureState screenRecording) {
      return with(SCREEN_RECORDING, screenRecording);
    }

    /** States {@link Payment#TRANSCRIPTION}. */
    public Builder transcription(CaptureState transcription) {
      return with(TRANSCRIPTION, transcription);
    }

    /** States {@link Payment#TRANSPORT}. */
    public Builder transport(Transport transport) {
      return with(TRANSPORT, transport);
    }

    /** States {@link Payment#AGENT}. */
    public Builder agent(Agent agent) {
      return with(AGENT, agent);
    }

    @Override
    public Payment build() {
      return new Payment(this);
    }
  }
}
