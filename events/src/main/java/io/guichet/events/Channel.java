package io.guichet.events;

/** Where a request or a message came from. */
public enum Channel {
    EMAIL, WEB_FORM, PORTAL, API, PHONE, CHAT, SOCIAL
}
