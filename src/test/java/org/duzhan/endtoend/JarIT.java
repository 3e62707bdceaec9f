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
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([^ |]+:[^ |]+)");

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
  void namesTheLicenceOfAllItBundlesAndOfNothingElse() throws IOException {
    List<String> bundled = all(INCLUDED, "pom.xml");

    assertThat(bundled).hasSizeGreaterThan(5).noneMatch(artifact -> artifact.contains("*"));
    assertThat(all(LISTED, "THIRD-PARTY.md")).containsExactlyInAnyOrderElementsOf(bundled);
  }

  @Test
  void carriesItsLicences() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("duzhan").contains("Apache POI");
      assertThat(text(jar, "META-INF/THIRD-PARTY.md")).contains("Graph Builder");
    }
  }

  private static List<String> all(Pattern name, String file) throws IOException {
    return name.matcher(Files.readString(Path.of(file))).results().map(m -> m.group(1)).toList();
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
