package io.guichet.ticket.web;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.ticket.job.JobIsOver;
import io.guichet.ticket.job.JobNotFound;
import io.guichet.ticket.job.JobRefused;
import io.guichet.ticket.job.PartNotComplete;
import io.guichet.ticket.job.PartOvertaken;
import io.guichet.ticket.job.PartTooLarge;
import io.guichet.ticket.job.PartTooLong;
import io.guichet.ticket.republication.RepublicationNotFound;

/** What cannot be done with jobs, as problems. */
class JobProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(JobNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(RepublicationNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> isOver(JobIsOver failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notComplete(PartNotComplete failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> overtaken(PartOvertaken failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooLarge(PartTooLarge failure) {
        return Problem.of(ProblemType.TOO_LARGE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooLong(PartTooLong failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(JobRefused failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }
}
