package io.guichet.ticket.intake;

import io.guichet.ticket.contact.Verification;

/** Who asks has to be proven before they get a public answer. */
public final class ProofNeeded extends RuntimeException {

    ProofNeeded(String category, Verification present, Verification needed) {
        super(("Requests about %s are answered to somebody who is %s, and the requester is %s: ask for proof"
                + " (asksForProof), then confirm it").formatted(category, needed, present));
    }
}
