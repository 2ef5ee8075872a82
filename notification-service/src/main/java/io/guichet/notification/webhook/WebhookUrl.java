package io.guichet.notification.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import io.guichet.notification.webhook.client.Addresses;

/** Which addresses can be called. */
final class WebhookUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private WebhookUrl() {}

    /**
     * Lets an address pass that can be called. What its host's name means is looked at with each call.
     *
     * @throws WebhookUrlRefused else
     */
    static void verify(String url, boolean allowPrivate) {
        var address = parse(url);
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme())) {
            throw new WebhookUrlRefused("must begin with https:// or http://");
        }
        if (address.getRawUserInfo() != null) {
            throw new WebhookUrlRefused("must not hold a user or a password");
        }
        if (address.getRawFragment() != null) {
            throw new WebhookUrlRefused("must not hold a fragment");
        }
        if (address.getHost() == null || address.getPort() > HIGHEST_PORT || address.getPort() == 0) {
            throw new WebhookUrlRefused("must name a host, and perhaps a port");
        }
        if (!allowPrivate && !Addresses.literal(address.getHost()).map(Addresses::isPublic).orElse(true)) {
            throw new WebhookUrlRefused("is not in the public internet");
        }
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException failure) {
            throw new WebhookUrlRefused("is no URL: " + failure.getReason());
        }
    }
}
