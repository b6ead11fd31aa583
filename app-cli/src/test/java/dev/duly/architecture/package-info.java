/// The rules of the house, one class per idea, each rule with its reason.
@NullMarked
package dev.duly.architecture;

import org.jspecify.annotations.NullMarked;
