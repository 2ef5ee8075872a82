/** Departments, groups, people, their profiles and their presence. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.directory;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
