package io.guichet.sla.calendar.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.businesstime.BusinessTimeFailure;
import io.guichet.events.EventTooLarge;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.sla.calendar.CalendarExists;
import io.guichet.sla.calendar.CalendarInUse;
import io.guichet.sla.calendar.CalendarNotFound;
import io.guichet.sla.calendar.UnusableCalendar;
import io.guichet.sla.calendar.holiday.UnreadableHolidays;

/** Which problem each failure of calendars is. */
class CalendarProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(CalendarNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> taken(CalendarExists failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> needed(CalendarInUse failure) {
        return Problem.of(ProblemType.STILL_IN_USE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unusable(UnusableCalendar failure) {
        var detail = String.valueOf(failure.getMessage());
        return Problem.of(ProblemType.INVALID_REQUEST, failure.pointer() + " " + detail)
                .with(List.of(Problem.Flaw.at(failure.pointer(), detail))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unreadable(UnreadableHolidays failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    /** Too much is said in it for the event that tells others of it. */
    @ServerExceptionMapper
    public RestResponse<Problem> tooLarge(EventTooLarge failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    /** The calendar is understood, but cannot answer: it never opens, or the answer lies centuries away. */
    @ServerExceptionMapper
    public RestResponse<Problem> unanswerable(BusinessTimeFailure failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }
}
