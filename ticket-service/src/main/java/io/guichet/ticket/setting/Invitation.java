package io.guichet.ticket.setting;

import java.util.Map;

/**
 * What an agent copies under a mention of ours, to invite its author to where the request goes on.
 *
 * @param texts by language, with placeholders such as <code>{{origin.author}}</code> and
 *            <code>{{department.address}}</code>
 */
public record Invitation(Labels texts) {

    /** Where nothing else is said. */
    public static final Invitation USUAL = new Invitation(new Labels(Map.of(
            "en",
            "Hello {{origin.author}}, thank you for your message. It is our request {{ticket.number}} now. So that"
                    + " we can help you in private, please write to us at {{department.address}} and give that number.",
            "fr",
            "Bonjour {{origin.author}}, merci pour votre message. C'est désormais notre demande {{ticket.number}}."
                    + " Pour que nous puissions vous aider en privé, écrivez-nous à {{department.address}} en indiquant"
                    + " ce numéro.")));
}
