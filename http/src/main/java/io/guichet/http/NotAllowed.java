package io.guichet.http;

/** The caller lacks a permission, or the reach for it; answered as 403. */
public final class NotAllowed extends HttpFailure {

    public NotAllowed(Permission missing) {
        super(Problem.of(ProblemType.NOT_ALLOWED, "This needs the permission " + missing.key()));
    }

    private NotAllowed(String why) {
        super(Problem.of(ProblemType.NOT_ALLOWED, why));
    }

    /** The caller has the permission, for a part of the departments only. */
    public static NotAllowed withoutFullReach() {
        return new NotAllowed("This needs the reach over all departments");
    }
}
