package io.guichet.ticket.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.Problem.Flaw;
import io.guichet.http.ProblemType;
import io.guichet.ticket.ExternalIdTaken;
import io.guichet.ticket.FieldsTooLarge;
import io.guichet.ticket.MoveNotAllowed;
import io.guichet.ticket.TicketAlreadyClosed;
import io.guichet.ticket.TicketIsClosed;
import io.guichet.ticket.TicketNotClosed;
import io.guichet.ticket.TicketNotFound;
import io.guichet.ticket.TooLateToReopen;
import io.guichet.ticket.UnknownAgent;
import io.guichet.ticket.UnknownDestination;
import io.guichet.ticket.channel.email.MailNotFound;
import io.guichet.ticket.channel.email.MailNotHeld;
import io.guichet.ticket.channel.email.MailWithoutSender;
import io.guichet.ticket.channel.email.MailboxInUse;
import io.guichet.ticket.channel.email.MailboxNotFound;
import io.guichet.ticket.channel.email.MailboxPasswordMissing;
import io.guichet.ticket.channel.email.MailboxTaken;
import io.guichet.ticket.channel.email.ReplayGoesOn;

/** Which problem each failure of the domain is. */
class TicketProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(TicketNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> alreadyClosed(TicketAlreadyClosed failure) {
        return Problem.of(ProblemType.TICKET_ALREADY_CLOSED, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> isClosed(TicketIsClosed failure) {
        return Problem.of(ProblemType.TICKET_ALREADY_CLOSED, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notClosed(TicketNotClosed failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooLate(TooLateToReopen failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(MoveNotAllowed failure) {
        return Problem.of(ProblemType.STATUS_MOVE_REFUSED, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooLarge(FieldsTooLarge failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Flaw.at("/fields", String.valueOf(failure.getMessage())))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownAgent failure) {
        var detail = "is nobody who is given tickets";
        return Problem.of(ProblemType.UNPROCESSABLE, failure).with(List.of(failure.pointer().isEmpty()
                ? Flaw.inParameter("agent", detail)
                : Flaw.at(failure.pointer(), detail))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownDestination failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Flaw.at("/" + failure.field(), "does not exist"))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> taken(ExternalIdTaken failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> taken(MailboxTaken failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(MailboxNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> inUse(MailboxInUse failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> missing(MailboxPasswordMissing failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Flaw.at("/imap/password", "is missing: none is known for this account"))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notFound(MailNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notHeld(MailNotHeld failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> goesOn(ReplayGoesOn failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> withoutSender(MailWithoutSender failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure).response();
    }
}
