package eu.passerelle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordRowTest {

  private enum Colour { RED, BLUE }

  private record Bicycle(String givenName, int wheelCount, Integer seats, Colour colour, LocalDate builtOn, OffsetDateTime soldAt,
      boolean old) {}

  @Test
  void aColumnIsWhatTheComponentIsWithAnUnderscoreAndNullStaysNull() throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:h2:mem:recordRow");
        var statement = database.createStatement();
        var rows = statement.executeQuery("""
            select true as old, 'Rosinante' as given_name, 2 as wheel_count, cast(null as integer) as seats, 'BLUE' as colour,
            date '2019-10-15' as built_on, timestamp with time zone '2020-01-02 03:04:05+00:00' as sold_at, 'unread' as remark""")) {
      rows.next();
      assertThat(RecordRow.of(Bicycle.class).mapRow(rows, 0)).isEqualTo(new Bicycle("Rosinante", 2, null, Colour.BLUE,
          LocalDate.of(2019, 10, 15), OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC), true));
    }
  }

  @Test
  void noColumnIsLookedForInVain() throws SQLException {
    List<String> asked = new ArrayList<>();
    ResultSet row = mock(ResultSet.class);
    when(row.findColumn(anyString())).thenAnswer(call -> {
      asked.add(call.getArgument(0));
      return asked.size();
    });

    RecordRow.of(Bicycle.class).mapRow(row, 0);

    assertThat(asked).containsExactly("given_name", "wheel_count", "seats", "colour", "built_on", "sold_at", "old");
  }
}
