package eu.passerelle.intake;

import static eu.passerelle.intake.Workbook.DATE;
import static eu.passerelle.intake.Workbook.number;
import static eu.passerelle.intake.Workbook.shared;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.forms.FormChecks.Field;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much memory it takes to look a file of applications through: the smallest heap, in steps, in which a process of its own does it. */
class ReadingBench {

  private static final int STEP = 32;
  private static final int MOST = 1024;
  private static final Pattern UNDERSCORE = Pattern.compile("_(.)");
  private static final String CALL = "src/main/resources/demo/applications-digital-explorers.csv";

  @Test
  void measure() throws IOException, InterruptedException {
    for (int rows : List.of(5_000, ApplicationFile.MAX_ROWS)) {
      print("%,6d rows as .csv".formatted(rows), call(rows).getBytes(StandardCharsets.UTF_8));
      print("%,6d rows as .xlsx".formatted(rows), workbook(call(rows)));
    }
    print("as many with a letter of 900 signs each", workbook(letters(900)));
    print("as many with a letter of 2,000 signs each", workbook(letters(2_000)));
  }

  /** Looks a file through as a preview does, all but the questions to the database. */
  public static void main(String[] path) throws IOException {
    byte[] content = Files.readAllBytes(Path.of(path[0]));
    Columns columns = columns();
    int rows = Survey.of(content, DateOrder.YEAR_FIRST, columns).rows();
    var seen = new Seen();
    try (var file = ApplicationFile.open(content, DateOrder.YEAR_FIRST, columns)) {
      while (file.hasNext()) {
        ApplicationFile.Row row = file.next();
        seen.pass(row);
        seen.keep(Applicant.of(row.cells()), row.line());
        rows--;
      }
    }
    System.exit(rows == 0 ? 0 : 1);
  }

  private static void print(String what, byte[] content) throws IOException, InterruptedException {
    Path file = Files.write(Path.of("target", "reading-bench"), content);
    int heap = STEP;
    while (heap < MOST && !isEnough(heap, file)) {
      heap += STEP;
    }
    System.out.printf("%s, %.1f MB: %s%n", what, content.length / 1e6,
        heap < MOST ? heap + " MB" : "refused, or more than " + MOST + " MB");
  }

  private static boolean isEnough(int heap, Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap + "m", "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), ReadingBench.class.getName(),
        file.toString()).redirectErrorStream(true).redirectOutput(new File("target", "reading-bench.log")).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() == 0;
  }

  /** The example call, with as many applicants as are asked for. */
  private static String call(int rows) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(CALL)).stream().filter(line -> line.matches("[^,\"]+(,[^,\"]+){21}")).toList();
    var call = new StringBuilder(lines.get(0)).append('\n');
    for (int n = 0; n < rows; n++) {
      String[] cells = lines.get(1 + n % (lines.size() - 1)).split(",", -1);
      cells[0] = "DEX-%05d".formatted(n);
      cells[2] += " " + Integer.toString(n, 36);
      cells[8] = "applicant%05d@example.org".formatted(n);
      cells[9] = "+234 8%09d".formatted(n * 19_997L);
      call.append(String.join(",", cells)).append('\n');
    }
    return call.toString();
  }

  private static String letters(int signs) throws IOException {
    String letter = "Ọ̀ṣún".repeat(signs / 6);
    return call(ApplicationFile.MAX_ROWS).lines().map(line -> line.startsWith("DEX") ? line.replace("@example.org", letter) : line)
        .collect(Collectors.joining("\n"));
  }

  /** As a spreadsheet saves it: texts apart, each once. */
  private static byte[] workbook(String call) {
    var workbook = new Workbook();
    call.lines().forEach(line -> workbook.cells(Stream.of(line.split(",", -1))
        .map(cell -> cell.matches("[0-9]{4}-[0-9-]+") ? number("43762", DATE) : cell.matches("[0-9]+") ? number(cell, "")
            : shared(workbook.text(cell)))
        .reduce("", String::concat)));
    return workbook.bytes();
  }

  private static Columns columns() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(CALL))) {
      return new Columns(Stream.of(lines.findFirst().orElseThrow().split(","))
          .map(name -> new Field(UNDERSCORE.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT)), name,
              name.endsWith("_date") || name.endsWith("_on") ? "datetime" : "textfield", "none", false, false,
              List.of()))
          .toList());
    }
  }
}
