package com.example.dialer

import io.lexicall.Compliance
import io.lexicall.Verdict
import io.lexicall.facts.Called
import io.lexicall.facts.Caller
import io.lexicall.facts.Contact
import io.lexicall.facts.ContactPurpose
import io.lexicall.facts.Dialing
import io.lexicall.facts.ListEntry
import io.lexicall.facts.ListKind
import io.lexicall.facts.Moment
import io.lexicall.facts.Profile
import io.lexicall.facts.Relationship
import io.lexicall.facts.Subscriber
import io.lexicall.facts.Voice
import io.lexicall.number.PhoneNumber
import io.lexicall.place.Place
import java.time.Instant
import java.time.LocalDate

/** Asks whether a number may be called. */
class FirstCheck {
    private val ourselves =
        Caller.builder()
            .seller("acme")
            .thirdParty(false)
            .taxExempt(false)
            .financialInstitution(false)
            .build()

    private val compliance =
        Compliance.builder()
            .discover()
            .profile(Profile.builder().with(Contact.CALLER, ourselves).build())
            .build()

    /** Asks about a sales call that a person dials. */
    fun mayCall(number: PhoneNumber, at: Instant): Verdict =
        compliance.check(
            Contact.callTo(number)
                .at(at)
                .purpose(ContactPurpose.TELEMARKETING)
                .dialing(Dialing.MANUAL)
                .voice(Voice.LIVE)
                .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
                .consents(listOf())
                .relationship(Relationship.builder().build())
                .lists(notOn(ListKind.INTERNAL_DNC), notOn(ListKind.NATIONAL_DNC))
                .recorded(false)
                .build()
        )

    /** What to do next; a case that is forgotten does not compile. */
    fun next(verdict: Verdict): String =
        when (verdict) {
            is Verdict.Permit -> "dial, and ${verdict.obligations()}"
            is Verdict.Denial -> "not before ${verdict.permittedFrom().orElse(null)}"
            is Verdict.Indeterminate -> "first find out ${verdict.missing()}"
        }

    private fun notOn(list: ListKind): ListEntry =
        ListEntry.builder()
            .list(list)
            .country(Place.of("US"))
            .seller("acme")
            .listed(false)
            .asOf(Moment.of(LocalDate.of(2026, 11, 20)))
            .build()
}
