/** What runs inside every child process, and therefore depends on nothing. */
package io.guichet.devstack.leash;
