package io.guichet.http;

/** The caller was an agent once and may no longer work in Guichet; answered as 403. */
public final class AgentIsDisabled extends HttpFailure {

    public AgentIsDisabled() {
        super(Problem.of(ProblemType.AGENT_DISABLED, "This account has been disabled by an administrator"));
    }
}
