/// Continuo: play a keyboard, and it plays on.
@org.jspecify.annotations.NullMarked
package continuo;
