package io.guichet.ticket.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.Problem.Flaw;
import io.guichet.http.ProblemType;
import io.guichet.ticket.SnoozeIsOver;
import io.guichet.ticket.TicketIsAside;
import io.guichet.ticket.attachment.AttachmentNotFound;
import io.guichet.ticket.attachment.AttachmentRefused;
import io.guichet.ticket.attachment.AttachmentTooLarge;
import io.guichet.ticket.attachment.AttachmentUnusable;
import io.guichet.ticket.merge.LinkNotFound;
import io.guichet.ticket.merge.LinkRefused;
import io.guichet.ticket.merge.MergeRefused;
import io.guichet.ticket.merge.SplitRefused;
import io.guichet.ticket.pending.MessageNotPending;
import io.guichet.ticket.pending.NotYourMessage;
import io.guichet.ticket.pending.PendingNotFound;
import io.guichet.ticket.time.TimeEntryNotFound;
import io.guichet.ticket.time.TimerRuns;
import io.guichet.ticket.trash.BlocksWithoutSpam;
import io.guichet.ticket.trash.NotInTrash;
import io.guichet.ticket.trash.TicketHasSources;

/** Which problem each failure of a feature is. */
class FeatureProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> aside(TicketIsAside failure) {
        return Problem.of(ProblemType.TICKET_ALREADY_CLOSED, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> snooze(SnoozeIsOver failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Flaw.at("/until", "is not to come"))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooLarge(AttachmentTooLarge failure) {
        return Problem.of(ProblemType.TOO_LARGE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(AttachmentRefused failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(AttachmentNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unusable(AttachmentUnusable failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(failure.places().stream().map(place -> Flaw.at("/attachments/" + place, "is none of yours"))
                        .toList())
                .response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notPending(MessageNotPending failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notYours(NotYourMessage failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(PendingNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(MergeRefused failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(SplitRefused failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Flaw.at("/messages", String.valueOf(failure.getMessage())))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(LinkRefused failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(LinkNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> runs(TimerRuns failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(TimeEntryNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> blocksWithoutSpam(BlocksWithoutSpam failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).with(List.of(Flaw.at("/block", "is for spam")))
                .response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> hasSources(TicketHasSources failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notInTrash(NotInTrash failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }
}
