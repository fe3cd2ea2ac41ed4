package eu.passerelle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A newcomer finds the room in a minute: each is small, opens with a sentence, and stands on what lies below it. The page of rooms is written
 * from the code: {@code ./mvnw test -Dtest=RoomsTest -Ddocs.write=true}.
 */
class RoomsTest {

  private static final Path PAGE = Path.of("docs/architecture/rooms.md");
  private static final String BEGIN = "<!-- written from the code by RoomsTest -->\n";
  private static final String END = "<!-- end of what is written from the code -->\n";
  private static final int MOST_LINES_OF_A_ROOM = 2500;
  private static final int MOST_LINES_OF_A_FILE = 300;

  private static final Pattern OPEN = Pattern.compile("(?m)^@NamedInterface");
  private static final Pattern IMPORTED = Pattern.compile("(?m)^import (?:static )?eu\\.passerelle\\.((?:[a-z]+\\.)+[A-Z]\\w*)");

  private final List<Room> rooms = Room.all();

  @Test
  void eachRoomOpensWithASentence() {
    assertThat(rooms).allSatisfy(room -> assertThat(room.sentence()).as(room.name()).matches("(?s)[A-Z].{20,}\\."));
  }

  @Test
  void noRoomIsTooLargeToKnow() {
    assertThat(rooms).allSatisfy(room -> assertThat(room.lines()).as(room.name()).isLessThan(MOST_LINES_OF_A_ROOM));
  }

  @Test
  void noFileIsTooLongToRead() {
    assertThat(rooms.stream().flatMap(room -> Room.files(Room.MAIN.resolve(room.name()))))
        .allSatisfy(file -> assertThat(Room.read(file).lines().count()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES_OF_A_FILE));
  }

  @Test
  void noRoomStandsOnItself() {
    Map<String, Set<String>> below = rooms.stream().collect(Collectors.toMap(Room::name, Room::uses));

    assertThat(rooms.stream().map(Room::name).filter(room -> reached(below.get(room), below).contains(room))).isEmpty();
  }

  @Test
  void whatARoomOpensToOthersIsUsedByThem() {
    Map<String, Set<String>> imported =
        rooms.stream().collect(Collectors.toMap(Room::name, room -> Room.files(Room.MAIN.resolve(room.name()))
            .flatMap(file -> IMPORTED.matcher(Room.read(file)).results()).map(found -> found.group(1)).collect(Collectors.toSet())));

    assertThat(rooms.stream()
        .flatMap(room -> Room.files(Room.MAIN.resolve(room.name())).filter(file -> OPEN.matcher(Room.read(file)).find())
            .map(file -> (room.name() + "/" + file.getFileName()).replace(".java", "").replace('/', '.'))
            .filter(type -> rooms.stream()
                .noneMatch(other -> !other.module().equals(room.module()) && imported.get(other.name()).contains(type)))))
        .isEmpty();
  }

  @Test
  void thePageOfRoomsSaysWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE).replace("\r\n", "\n");
    assertThat(page).contains(BEGIN, END);
    String now = page.substring(0, page.indexOf(BEGIN)) + BEGIN + written() + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, now);
    }
    assertThat(PAGE).as("write it with -Ddocs.write=true").hasContent(now);
  }

  private String written() {
    Map<String, Set<String>> modules = new TreeMap<>();
    rooms.forEach(room -> modules.computeIfAbsent(room.module(), module -> new TreeSet<>())
        .addAll(room.uses().stream().map(RoomsTest::moduleOf).filter(used -> !used.equals(room.module())).toList()));
    StringBuilder text = new StringBuilder(drawing(modules, Function.identity()));
    text.append("\n| Room | What it is for |\n|---|---|\n");
    rooms.forEach(room -> text.append("| `").append(room.name()).append("` | ").append(room.sentence()).append(" |\n"));
    modules.keySet().stream().filter(module -> rooms.stream().filter(room -> room.module().equals(module)).count() > 3)
        .forEach(module -> text.append("\nWithin `").append(module).append("`:\n\n").append(within(module)));
    return text.toString();
  }

  private String within(String module) {
    Map<String, Set<String>> inside = new TreeMap<>();
    rooms.stream().filter(room -> room.module().equals(module)).forEach(room -> inside.put(room.name(),
        room.uses().stream().filter(used -> moduleOf(used).equals(module)).collect(Collectors.toCollection(TreeSet::new))));
    return drawing(inside, name -> name.substring(name.indexOf('/') + 1));
  }

  /** Arrows lead to what a room stands on; one that a longer way tells already is left out. */
  private static String drawing(Map<String, Set<String>> below, Function<String, String> label) {
    String arrows = below.entrySet().stream().map(room -> Map.entry(room.getKey(), shortest(room.getValue(), below)))
        .map(room -> "  " + label.apply(room.getKey()) + (room.getValue().isEmpty() ? "" : " --> " + room.getValue().stream().map(label)
            .collect(Collectors.joining(" & "))))
        .collect(Collectors.joining("\n"));
    return "```mermaid\nflowchart TD\n" + arrows + "\n```\n";
  }

  private static List<String> shortest(Set<String> used, Map<String, Set<String>> below) {
    return used.stream()
        .filter(one -> used.stream().noneMatch(other -> !other.equals(one) && reached(below.get(other), below).contains(one))).toList();
  }

  private static Set<String> reached(Set<String> used, Map<String, Set<String>> below) {
    Set<String> reached = new HashSet<>();
    Set<String> level = used;
    while (!level.isEmpty()) {
      reached.addAll(level);
      level = level.stream().flatMap(room -> below.getOrDefault(room, Set.of()).stream()).filter(room -> !reached.contains(room))
          .collect(Collectors.toSet());
    }
    return reached;
  }

  private static String moduleOf(String room) {
    return room.contains("/") ? room.substring(0, room.indexOf('/')) : room;
  }
}
