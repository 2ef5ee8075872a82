package io.guichet.notification.sender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From which addresses mails may come. */
@ConfigMapping(prefix = "guichet.senders")
interface SenderConfig {

    /** What follows the at sign in the addresses of the demo: a name that belongs to nobody. */
    String DEMO = ".guichet.example";

    /** Where mails of a department come from whose own address is not proven. */
    @WithDefault("${GUICHET_MAIL_FROM:guichet@localhost}")
    @Email
    String fallback();

    /** Addresses that the operator vouches for: they need no confirmation. */
    @WithDefault("${GUICHET_PROVEN_SENDERS:}")
    Optional<List<String>> proven();

    /** Whether the addresses of the demo's departments count as proven. */
    @WithDefault("${GUICHET_DEMO:false}")
    boolean demo();

    /** Signs confirmation links; without it none can be asked for. */
    @WithDefault("${GUICHET_SECRET:}")
    Optional<@Size(min = 32, message = "GUICHET_SECRET must have at least 32 characters") String> secret();

    /** Whether the operator vouches for an address. */
    default boolean vouchesFor(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return (demo() && lower.substring(lower.indexOf('@') + 1).endsWith(DEMO))
                || proven().orElse(List.of()).stream().anyMatch(known -> known.strip().equalsIgnoreCase(lower));
    }
}
