package io.guichet.routing.directory.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.routing.directory.AddressTaken;
import io.guichet.routing.directory.AgentIsDisabled;
import io.guichet.routing.directory.AlreadyInDirectory;
import io.guichet.routing.directory.NotInDirectory;
import io.guichet.routing.directory.SettingNotValid;
import io.guichet.routing.directory.StillInUse;
import io.guichet.routing.directory.UnknownReference;
import io.guichet.routing.identity.IdentityNotAvailable;

/** Which problem each failure of the directory is. */
class DirectoryProblems {

    @ServerExceptionMapper
    public RestResponse<Problem> missing(NotInDirectory failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> noIdentity(IdentityNotAvailable failure) {
        return Problem.of(ProblemType.NOT_AVAILABLE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> taken(AlreadyInDirectory failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> addressTaken(AddressTaken failure) {
        return Problem.of(ProblemType.ALREADY_EXISTS, failure)
                .with(List.of(Problem.Flaw.at(failure.pointer(), String.valueOf(failure.getMessage())))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> disabled(AgentIsDisabled failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> needed(StillInUse failure) {
        return Problem.of(ProblemType.STILL_IN_USE, failure).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unusable(SettingNotValid failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Problem.Flaw.at(failure.pointer(), failure.detail()))).response();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownReference failure) {
        return Problem.of(ProblemType.UNPROCESSABLE, failure)
                .with(List.of(Problem.Flaw.at(failure.pointer(), String.valueOf(failure.getMessage())))).response();
    }
}
