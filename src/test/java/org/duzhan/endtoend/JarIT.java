package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What a scheduler hands to a cluster. */
class JarIT {
  private static final Path JAR = Path.of("target/duzhan.jar");
  private static final Pattern INCLUDED = Pattern.compile("<include>([^<]+:[^<]+)</include>");

  @Test
  void bringsNoClassThatSparkBrings() throws IOException {
    Set<String> ours = classes(JAR);
    List<Path> ofSpark;
    try (Stream<Path> jars = Files.list(Path.of("target/spark/jars"))) {
      ofSpark = jars.sorted().toList();
    }

    assertThat(ours).contains("org/duzhan/Duzhan.class");
    assertThat(ofSpark).hasSizeGreaterThan(100);
    for (Path jar : ofSpark) {
      Set<String> both = classes(jar);
      both.retainAll(ours);
      assertThat(both).as(jar.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void namesTheLicenceOfAllItBundles() throws IOException {
    String listed = Files.readString(Path.of("THIRD-PARTY.md"));
    List<String> bundled =
        INCLUDED
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .map(m -> m.group(1).replace("*", ""))
            .toList();

    assertThat(bundled).hasSizeGreaterThan(5);
    assertThat(bundled)
        .allSatisfy(artifact -> assertThat(listed).containsPattern("(?m)^\\| " + artifact));
  }

  @Test
  void carriesItsLicences() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("duzhan").contains("Apache POI");
      assertThat(text(jar, "META-INF/THIRD-PARTY.md")).contains("Graph Builder");
    }
  }

  private static String text(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Set<String> classes(Path file) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(n -> n.endsWith(".class") && !n.startsWith("META-INF/"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
