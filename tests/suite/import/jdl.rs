//! What of a model of JHipster becomes what of a spec, and what is wrong with one.

use scaffold::front::load;
use scaffold::import::{Imported, read_jdl};

use super::database::told;

fn import(text: &str) -> String {
    let read = read_jdl("shop.jdl", text.as_bytes(), "shop").unwrap();
    let imported = Imported::of(read.document, read.notices, Some(&read.source)).unwrap();
    load("scaffold.yaml", imported.text.as_bytes()).unwrap();
    told(&imported)
}

fn problems(text: &str) -> String {
    let problems = read_jdl("shop.jdl", text.as_bytes(), "shop").unwrap_err();
    problems.to_text(false)
}

#[test]
fn entities_fields_and_validations() {
    insta::assert_snapshot!(import(
        r#"
        LONGEST = 200
        /** A thing to buy.
          * With a price. */
        entity Product(tbl_product) {
          /** Shown in lists */
          title String required minlength(3) maxlength(LONGEST) unique,
          code String pattern(/^[A-Z]{2}\/\d+$/) // not for people
          required Boolean
          price BigDecimal required min(0)
          stock Integer min(0) max(9999)
          views Long, weight Double, height Float
          made LocalDate, sold Instant, seen ZonedDateTime, opens LocalTime
          manual TextBlob, image ImageBlob required maxbytes(5000), file AnyBlob
          took Duration
          key UUID
          status Status required
        }
        enum Status { AVAILABLE ("On stock"), GONE("Sold out") LATER }
        @readOnly
        entity Report { id UUID, day LocalDate }
        entity Empty
        "#
    ));
}

#[test]
fn relationships_of_the_four_kinds() {
    insta::assert_snapshot!(import(
        r#"
        entity Blog { name String required }
        entity Post { title String }
        entity Tag { name String }
        entity Cover { url String }
        entity Person { name String }

        relationship ManyToOne {
          Post{blog(name) required} to Blog,
          /** Who wrote it */
          Post{author} to @OnDelete("SET NULL") Person{article}
          Post{editor} to Person
          Blog{owner(login)} to User with builtInEntity
        }
        relationship OneToMany { Person{child} to Person{mother(name)} }
        relationship OneToOne { Post{cover} to Cover{post} Person{pet(name)} to Tag }
        relationship ManyToMany { Post{tag(name)} to Tag{entry} Tag to Tag{like} }
        "#
    ));
}

#[test]
fn options_and_applications() {
    insta::assert_snapshot!(import(
        r#"
        application {
          config {
            baseName bigShop,
            applicationType monolith
            packageName org.example.shop
            prodDatabaseType postgresql
            messageBroker kafka
            cacheProvider no
            testFrameworks [cypress, gatling]
          }
          entities * except B
          dto * with mapstruct
        }
        deployment { deploymentType docker-compose dockerRepositoryName "me" }
        entity A { x String }
        entity B { x String }
        entity C { x String }
        paginate A, C with infinite-scroll
        service all with serviceClass except C
        readOnly * except A
        use serviceImpl, pagination for A
        "#
    ));
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    insta::assert_snapshot!(problems(
        "entity Post { title String, title String maxlength(NONE)
entity Blog { name String minlength( }
enum Color { RED, RED }
relationship OneToMore { A to B }
relationship ManyToOne { Post{blog} to Blgo }
entity Post
/* no end"
    ));
}

#[test]
fn no_text_makes_it_fail_otherwise() {
    let texts = [
        "",
        "}",
        "entity",
        "entity A {",
        "entity A(",
        "enum A {B(",
        "relationship",
        "@",
        "@x(",
        "relationship OneToOne {A{",
        "application {",
        "application { config {",
        "use",
        "A = ",
        "entity A { b String pattern(/x",
        "entity A { b String pattern(/x/",
        "\"",
        "/**",
        "deployment {",
        "paginate A with",
        "service * except",
        "entity É { è String }",
        "\u{0}",
    ];
    for text in texts {
        if let Ok(read) = read_jdl("shop.jdl", text.as_bytes(), "shop") {
            Imported::of(read.document, read.notices, Some(&read.source)).unwrap();
        }
    }
    let utf16 = read_jdl("shop.jdl", b"\xff\xfee\0", "shop").unwrap_err();
    assert_eq!(utf16.iter().next().unwrap().code(), "wrong-encoding");
}

#[test]
fn a_word_that_looks_like_a_plural_says_its_own() {
    let told = import(
        "entity Data { n Integer } entity Person { name String } relationship ManyToOne { Person{data} to Data }",
    );
    assert!(
        told.contains("  Data:\n    plural: data\n") && told.contains("data: belongs_to Data"),
        "{told}"
    );
}

#[test]
fn what_an_application_says_besides_is_told() {
    let told = import(
        "application { config { baseName shop, applicationType microservice, searchEngine elasticsearch, serviceDiscoveryType no } entities Product }
         application { config { baseName billing } entities Invoice }
         deployment { deploymentType kubernetes }
         entity Product { name String } entity Invoice { number String }",
    );
    for part in [
        "  name: shop\n",
        "left out, because a spec has nothing like it: `applicationType microservice`, `searchEngine elasticsearch`, `entities Product`, `entities Invoice` and `deployment`",
        "the application `billing` is not in the spec, which is of one service: its entities are among the others",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(!told.contains("serviceDiscoveryType"), "{told}");
}
