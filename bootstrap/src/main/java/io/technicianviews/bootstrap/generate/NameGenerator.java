package io.technicianviews.bootstrap.generate;

/** Generates unique names of people. */
final class NameGenerator {

  private static final String[] FIRST = {
    "Ada", "Ahmed", "Aiko", "Alba", "Anders", "Anna", "Antonio", "Ayse", "Ben", "Carla", "Chen",
    "Chiara", "Daniel", "Diego", "Dilan", "Elena", "Elias", "Emil", "Emma", "Fatima", "Felix",
    "Freya", "Giulia", "Greta", "Hana", "Hassan", "Hugo", "Ida", "Ines", "Ivan", "Jana", "Jonas",
    "Julia", "Kofi", "Lara", "Lena", "Leon", "Lucia", "Luis", "Maja", "Marco", "Maria", "Marta",
    "Mateo", "Mei", "Mina", "Nadia", "Nils", "Noah", "Olga", "Omar", "Paula", "Pedro", "Priya",
    "Rosa", "Samir", "Sofia", "Tariq", "Tessa", "Yuki"
  };
  private static final String[] LAST = {
    "Abe",
    "Adler",
    "Alvarez",
    "Andersen",
    "Bauer",
    "Becker",
    "Berg",
    "Bianchi",
    "Brandt",
    "Castro",
    "Costa",
    "Dahl",
    "Demir",
    "Diaz",
    "Dubois",
    "Eriksen",
    "Fabbri",
    "Ferrari",
    "Fischer",
    "Fontana",
    "Garcia",
    "Gomez",
    "Haas",
    "Hansen",
    "Hoang",
    "Hoffmann",
    "Ito",
    "Ivanov",
    "Jansen",
    "Jensen",
    "Kaya",
    "Keller",
    "Khan",
    "Kim",
    "Klein",
    "Koch",
    "Kovac",
    "Kowalski",
    "Kruger",
    "Lang",
    "Larsen",
    "Laurent",
    "Lehmann",
    "Lindberg",
    "Lopez",
    "Maier",
    "Marino",
    "Martin",
    "Mensah",
    "Meyer",
    "Moreau",
    "Moretti",
    "Mori",
    "Navarro",
    "Nguyen",
    "Novak",
    "Olsen",
    "Patel",
    "Perez",
    "Petrov",
    "Popescu",
    "Ramos",
    "Rao",
    "Reyes",
    "Ricci",
    "Romano",
    "Rossi",
    "Roth",
    "Sato",
    "Schulz",
    "Silva",
    "Singh",
    "Sousa",
    "Suzuki",
    "Tanaka",
    "Torres",
    "Vogel",
    "Weber",
    "Winter",
    "Yilmaz"
  };
  private static final int LETTERS = 26;

  private NameGenerator() {}

  /** The name with this index; different indexes have different names. */
  static String of(int number) {
    int round = number / FIRST.length;
    String first = FIRST[number % FIRST.length];
    String last = LAST[(round + number) % LAST.length];
    return first + " " + initials(round / LAST.length) + last;
  }

  private static String initials(int number) {
    StringBuilder initials = new StringBuilder();
    for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
      initials.append((char) ('A' + (rest - 1) % LETTERS)).append(". ");
    }
    return initials.toString();
  }
}
