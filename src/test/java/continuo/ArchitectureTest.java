package continuo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which part may use which. Changing an arrow is a commit of its own.
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("continuo");

    @Test
    void musicUsesNothingOfOurs() {
        uses("continuo.music..");
    }

    @Test
    void beatUsesMusic() {
        uses("continuo.beat..", "continuo.music..");
    }

    @Test
    void theTableOfParametersUsesNothingOfOurs() {
        uses("continuo.parameter..");
    }

    @Test
    void modelUsesNothingOfOurs() {
        uses("continuo.model..");
    }

    @Test
    void meterUsesNothingOfOurs() {
        uses("continuo.meter..");
    }

    @Test
    void filesUseNothingOfOurs() {
        uses("continuo.files..");
    }

    @Test
    void realTimeUsesNothingOfOurs() {
        uses("continuo.realtime..");
    }

    @Test
    void midiUsesMusicFilesAndRealTimeAndItsSessionsTheTable() {
        uses("continuo.midi..", "continuo.music..", "continuo.files..", "continuo.realtime..", "continuo.parameter..");
        doesNotUse("continuo.midi", "continuo.parameter..");
    }

    @Test
    void midiBackendsDoNotUseOneAnother() {
        slices().matching("continuo.midi.(*)..").should().notDependOnEachOther().check(CLASSES);
    }

    @Test
    void encodingUsesMusic() {
        uses("continuo.encoding..", "continuo.music..");
    }

    @Test
    void generateUsesMusicTheTableTheBeatEncodingAndModel() {
        uses(
                "continuo.generate..",
                "continuo.music..",
                "continuo.parameter..",
                "continuo.beat..",
                "continuo.encoding..",
                "continuo.model..");
    }

    @Test
    void liveUsesWhatStandsOnThePathOfANote() {
        uses(
                "continuo.live..",
                "continuo.music..",
                "continuo.parameter..",
                "continuo.beat..",
                "continuo.midi",
                "continuo.encoding..",
                "continuo.model..",
                "continuo.generate..",
                "continuo.meter..",
                "continuo.realtime..");
    }

    @Test
    void stagesKnowOnlyTheOnesBeforeThem() {
        doesNotUse(
                "continuo.live.hear..", "continuo.live.hands..", "continuo.live.improvise..", "continuo.live.play..");
        doesNotUse("continuo.live.hands..", "continuo.live.improvise..", "continuo.live.play..");
        doesNotUse("continuo.live.improvise..", "continuo.live.play..");
    }

    @Test
    void sessionUsesTheLivePathAndMidiFiles() {
        uses(
                "continuo.session..",
                "continuo.music",
                "continuo.midi",
                "continuo.midi.file",
                "continuo.model",
                "continuo.generate",
                "continuo.live..");
    }

    @Test
    void corpusUsesMidiFilesAndTheModelsCard() {
        uses("continuo.corpus..", "continuo.music..", "continuo.midi.file..", "continuo.model..");
    }

    @Test
    void pictureUsesFiles() {
        uses("continuo.picture..", "continuo.files..");
    }

    @Test
    void learnUsesMusicMidiFilesTheCorpusTheBeatEncodingModelAndPictures() {
        uses(
                "continuo.learn..",
                "continuo.files..",
                "continuo.music..",
                "continuo.midi.file..",
                "continuo.corpus..",
                "continuo.beat..",
                "continuo.encoding..",
                "continuo.model..",
                "continuo.picture..");
    }

    @Test
    void evaluateUsesMusicTheCorpusTheBeatEncodingModelAndGenerate() {
        uses(
                "continuo.evaluate..",
                "continuo.music..",
                "continuo.midi.file..",
                "continuo.corpus..",
                "continuo.beat..",
                "continuo.encoding..",
                "continuo.model..",
                "continuo.generate..");
    }

    @Test
    void controlUsesTheTableAndMidiMessages() {
        uses("continuo.control..", "continuo.parameter..", "continuo.midi");
    }

    @Test
    void configUsesThePackagesWhoseSettingsItFills() {
        uses(
                "continuo.config..",
                "continuo.files..",
                "continuo.music..",
                "continuo.parameter..",
                "continuo.control",
                "continuo.generate..",
                "continuo.live",
                "continuo.corpus..",
                "continuo.midi",
                "continuo.midi.file",
                "continuo.midi.rtp",
                "continuo.osc",
                "continuo.session",
                "continuo.web");
    }

    @Test
    void oscMovesWhatControlsMove() {
        uses("continuo.osc..", "continuo.music", "continuo.parameter..", "continuo.control");
    }

    @Test
    void webLooksAtTheLivePathAndMovesWhatControlsMove() {
        uses(
                "continuo.web..",
                "continuo.music",
                "continuo.parameter..",
                "continuo.control",
                "continuo.midi",
                "continuo.midi.file",
                "continuo.meter",
                "continuo.live",
                "continuo.live.hear",
                "continuo.live.improvise",
                "continuo.session");
    }

    @Test
    void nobodyUsesTheCommandLine() {
        onlyIn("continuo.cli..", "continuo.cli..");
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("continuo.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyLiveAndThoseWhoLookOnUseTheDisruptor() {
        onlyIn("com.lmax..", "continuo.live..", "continuo.session..", "continuo.web..");
    }

    @Test
    void onlyLearnUsesDeeplearning4j() {
        onlyIn("org.deeplearning4j..", "continuo.learn..");
        onlyIn("org.nd4j..", "continuo.learn..");
        onlyIn("org.bytedeco..", "continuo.learn..");
    }

    @Test
    void onlyTheNetworkPortAnnouncesItself() {
        onlyIn("javax.jmdns..", "continuo.midi.rtp..");
    }

    @Test
    void onlyThePageIsServed() {
        onlyIn("org.eclipse.jetty..", "continuo.web..");
    }

    @Test
    void onlyPortsAndFilesUseJavasMidiLibrary() {
        onlyIn("javax.sound.midi..", "continuo.midi.javasound..", "continuo.midi.coremidi..", "continuo.midi.file..");
    }

    @Test
    void onlyNativeBackendsAndTheTrainersMatrixProductsUseForeignFunctions() {
        onlyIn(
                "java.lang.foreign..",
                "continuo.midi.alsa..",
                "continuo.midi.coremidi..",
                "continuo.midi.jack..",
                "continuo.realtime..",
                "continuo.learn..");
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("continuo.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void nothingDeserializesJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(CLASSES);
    }

    /// Package documentation leaves no trace in class files, so this one looks at the sources.
    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/continuo"))) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(folder -> holdsSources(folder) && !documented(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent, "packages without documentation");
        }
    }

    private static boolean documented(Path packageInfo) {
        try {
            return Files.exists(packageInfo) && Files.readString(packageInfo).startsWith("///");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean holdsSources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Classes of `part` use, of ours, only themselves and `allowed`.
    private static void uses(String part, String... allowed) {
        DescribedPredicate<JavaClass> known = resideInAPackage(part).or(resideInAnyPackage(allowed));
        DescribedPredicate<JavaClass> foreign = resideInAPackage("continuo..").and(DescribedPredicate.not(known));
        noClasses()
                .that()
                .resideInAPackage(part)
                .should()
                .dependOnClassesThat(foreign)
                .check(CLASSES);
    }

    private static void doesNotUse(String part, String... others) {
        noClasses()
                .that()
                .resideInAPackage(part)
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .check(CLASSES);
    }

    /// Classes outside of `packages` do not use the package `library`.
    private static void onlyIn(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES);
    }
}
