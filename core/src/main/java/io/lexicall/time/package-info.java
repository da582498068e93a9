/**
 * Time in the law: local hours at a place, holidays, business days, and periods as each law counts
 * them.
 *
 * <p>Nothing here reads a clock or a default zone: every instant and every zone is passed in. Start
 * with {@link io.lexicall.time.ZoneClock} for the time at a place, {@link
 * io.lexicall.time.WeeklyHours} for hours, {@link io.lexicall.time.HolidayCalendar} for holidays
 * and {@link io.lexicall.time.Deadline} for periods.
 */
@NullMarked
package io.lexicall.time;

import org.jspecify.annotations.NullMarked;
