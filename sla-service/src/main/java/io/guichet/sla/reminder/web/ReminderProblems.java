package io.guichet.sla.reminder.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.sla.reminder.ColleagueWithoutAccess;
import io.guichet.sla.reminder.ReminderNotFound;
import io.guichet.sla.reminder.UnknownColleague;

/** Which problem each failure of reminders is. */
class ReminderProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(ReminderNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownColleague failure) {
        return atAgent(failure);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> withoutAccess(ColleagueWithoutAccess failure) {
        return atAgent(failure);
    }

    private static RestResponse<Problem> atAgent(RuntimeException failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Problem.Flaw.at("/agent", String.valueOf(failure.getMessage())))).response();
    }
}
