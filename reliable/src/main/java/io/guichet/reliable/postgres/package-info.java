/** What makes a service reliable on PostgreSQL: everything is written in the transaction of the act itself. */
@NullMarked
@CheckReturnValue
package io.guichet.reliable.postgres;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
