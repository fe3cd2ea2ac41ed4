package eu.passerelle.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "50, 1", "51, 2", "100, 2", "101, 3"})
  void aListHasAsManyPagesAsItsLinesFill(long total, int pages) {
    assertThat(Page.of(1, 50, total).count()).isEqualTo(pages);
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, 1", "0, 1", "1, 1", "3, 3", "4, 3", "2147483647, 3"})
  void whereThereIsNoSuchPageTheNearestIsShown(int wanted, int shown) {
    assertThat(Page.of(wanted, 50, 101).number()).isEqualTo(shown);
  }

  @Test
  void anEmptyListHasOnePage() {
    assertThat(Page.of(7, 50, 0)).isEqualTo(new Page(1, 50, 0));
  }

  @Test
  void theLinesOfThePagesBeforeAreLeftOut() {
    assertThat(Page.of(3, 50, 101).offset()).isEqualTo(100);
  }
}
