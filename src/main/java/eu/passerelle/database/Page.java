package eu.passerelle.database;

/**
 * One page of a list that is too long for one.
 *
 * @param number the page, counted from 1
 * @param size how many lines a page has
 * @param total how many lines the list has
 */
public record Page(int number, int size, long total) {

  /** @return the page that was asked for, or the one nearest to it where there is no such page */
  public static Page of(int wanted, int size, long total) {
    return new Page(Math.max(1, Math.min(wanted, new Page(1, size, total).count())), size, total);
  }

  /** @return how many pages there are, at least 1 */
  public int count() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /** @return how many lines stand before this page */
  public int offset() {
    return (number - 1) * size;
  }
}
