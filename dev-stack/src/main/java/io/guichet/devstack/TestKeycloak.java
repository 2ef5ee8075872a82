package io.guichet.devstack;

/**
 * A running Keycloak.
 *
 * @param realmUrl the address of the realm, for example {@code http://localhost:8180/realms/guichet}
 * @param secrets of its confidential clients
 */
public record TestKeycloak(String realmUrl, ClientSecrets secrets) {}
