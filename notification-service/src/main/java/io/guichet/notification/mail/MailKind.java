package io.guichet.notification.mail;

/** What a mail is for. */
public enum MailKind {
    ACKNOWLEDGEMENT, REPLY, RESOLUTION, NOTICE
}
