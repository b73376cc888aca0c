/// JMH benchmarks: `mvn verify -Pbench -DskipTests`, one of them with `-Dbench=StepBenchmark.half`.
@NullMarked
package continuo.bench;

import org.jspecify.annotations.NullMarked;
