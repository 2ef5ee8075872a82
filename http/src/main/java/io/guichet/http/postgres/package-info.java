/** The parts that need PostgreSQL; a service without it excludes this package from its beans. */
@NullMarked
@CheckReturnValue
package io.guichet.http.postgres;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
