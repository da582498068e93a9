package com.example.dialer

import io.lexicall.number.PhoneNumber
import java.time.Instant
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class FirstCheckTest {
    private val check = FirstCheck()
    private val newYork = PhoneNumber.parse("+12125550142")

    @Test
    fun callAtNoon_isMade() {
        val next = check.next(check.mayCall(newYork, Instant.parse("2026-11-24T17:00:00Z")))

        assertTrue(next.startsWith("dial, and "), next)
    }

    @Test
    fun callAtTenInTheEvening_waitsForTheMorning() {
        val next = check.next(check.mayCall(newYork, Instant.parse("2026-11-25T03:00:00Z")))

        assertEquals("not before 2026-11-25T13:00:00Z", next)
    }
}
