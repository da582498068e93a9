/**
 * The time of the law: wall-clock hours at a place, holidays, business days, and how each law
 * counts a period.
 *
 * <p>Nothing here reads a clock or a default zone: every instant and every zone is given. Start
 * with {@link io.lexicall.time.ZoneClock} for the time at a place, {@link
 * io.lexicall.time.WeeklyHours} for hours, {@link io.lexicall.time.HolidayCalendar} for holidays
 * and {@link io.lexicall.time.Deadline} for periods.
 */
@NullMarked
package io.lexicall.time;

import org.jspecify.annotations.NullMarked;
