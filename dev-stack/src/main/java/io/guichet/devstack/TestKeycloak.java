package io.guichet.devstack;

/**
 * A running Keycloak.
 *
 * @param realmUrl the address of the realm, for example {@code http://localhost:8180/realms/guichet}
 * @param secrets of its confidential clients
 * @param imapPort where the mails that it sends are read; the user is the address, the password is anything
 */
public record TestKeycloak(String realmUrl, ClientSecrets secrets, int imapPort) {}
