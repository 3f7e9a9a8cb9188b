using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>Every operator on a fact that is there, one that is not, and a value it cannot be compared with.</summary>
public sealed class EachOperator
{
    [Theory]
    [InlineData("=", "3", true)]
    [InlineData("=", "3.0", true)]
    [InlineData("=", "4", false)]
    [InlineData("!=", "4", true)]
    [InlineData("!=", "3", false)]
    [InlineData("<", "4", true)]
    [InlineData("<", "3", false)]
    [InlineData("<=", "3", true)]
    [InlineData("<=", "2", false)]
    [InlineData(">", "2", true)]
    [InlineData(">", "3", false)]
    [InlineData(">=", "3", true)]
    [InlineData(">=", "4", false)]
    [InlineData("in", "[1,3]", true)]
    [InlineData("in", "[1,2]", false)]
    [InlineData("notIn", "[1,2]", true)]
    [InlineData("notIn", "[1,3]", false)]
    [InlineData("between", "[3,5]", true)]
    [InlineData("between", "[1,3]", true)]
    [InlineData("between", "[4,5]", false)]
    public void Numbers(string op, string value, bool holds) => Check("customer.orderCount", op, value, holds);

    [Theory]
    [InlineData("=", "\"gold\"", true)]
    [InlineData("=", "\"Gold\"", false)]
    [InlineData("!=", "\"silver\"", true)]
    [InlineData("!=", "\"gold\"", false)]
    [InlineData("<", "\"h\"", true)]
    [InlineData("<", "\"gold\"", false)]
    [InlineData("<=", "\"gold\"", true)]
    [InlineData("<=", "\"g\"", false)]
    [InlineData(">", "\"g\"", true)]
    [InlineData(">", "\"gold\"", false)]
    [InlineData(">=", "\"gold\"", true)]
    [InlineData(">=", "\"h\"", false)]
    [InlineData("in", "[\"gold\",\"silver\"]", true)]
    [InlineData("in", "[\"silver\"]", false)]
    [InlineData("notIn", "[\"silver\"]", true)]
    [InlineData("notIn", "[\"gold\"]", false)]
    [InlineData("contains", "\"ol\"", true)]
    [InlineData("contains", "\"OL\"", false)]
    [InlineData("notContains", "\"x\"", true)]
    [InlineData("notContains", "\"ol\"", false)]
    [InlineData("startsWith", "\"go\"", true)]
    [InlineData("startsWith", "\"ld\"", false)]
    [InlineData("between", "[\"gold\",\"h\"]", true)]
    [InlineData("between", "[\"h\",\"i\"]", false)]
    public void Texts(string op, string value, bool holds) => Check("customer.tier", op, value, holds);

    [Theory]
    [InlineData("contains", "\"vip\"", true)]
    [InlineData("contains", "\"vi\"", false)]
    [InlineData("notContains", "\"wholesale\"", true)]
    [InlineData("notContains", "\"vip\"", false)]
    [InlineData("in", "[\"vip\",\"x\"]", true)]
    [InlineData("in", "[\"x\"]", false)]
    [InlineData("notIn", "[\"x\"]", true)]
    [InlineData("notIn", "[\"tea\",\"x\"]", false)]
    public void Lists(string op, string value, bool holds) => Check("customer.tags", op, value, holds);

    [Theory]
    [InlineData("=", "true", true)]
    [InlineData("=", "false", false)]
    [InlineData("!=", "false", true)]
    [InlineData("!=", "true", false)]
    [InlineData("in", "[true]", true)]
    [InlineData("notIn", "[true]", false)]
    public void Flags(string op, string value, bool holds) => Check("customer.inBirthMonth", op, value, holds);

    [Theory]
    [InlineData("=", "\"2026-08-01\"", true)]
    [InlineData("!=", "\"2026-08-01\"", false)]
    [InlineData("<", "\"2026-08-02\"", true)]
    [InlineData("<=", "\"2026-07-31\"", false)]
    [InlineData(">", "\"2026-07-31\"", true)]
    [InlineData(">=", "\"2026-08-02\"", false)]
    [InlineData("in", "[\"2026-08-01\"]", true)]
    [InlineData("notIn", "[\"2026-08-01\"]", false)]
    [InlineData("between", "[\"2026-08-01\",\"2026-08-31\"]", true)]
    [InlineData("between", "[\"2026-07-01\",\"2026-07-31\"]", false)]
    public void Days(string op, string value, bool holds) => Check("customer.lastOrderedOn", op, value, holds);

    [Theory]
    [InlineData("=", "\"2026-11-20T01:12:00Z\"", true)]
    [InlineData(">", "\"2026-11-20T10:11:59+09:00\"", true)]
    [InlineData("<", "\"2026-11-20T10:12:00+09:00\"", false)]
    [InlineData("=", "\"2026-11-20\"", true)]
    [InlineData("between", "[\"2026-11-20\",\"2026-11-20\"]", true)]
    [InlineData(">", "\"2026-11-20\"", false)]
    public void Instants_are_asked_by_moment_or_by_day(string op, string value, bool holds) => Check("order.placedAt", op, value, holds);

    [Fact]
    public void The_day_of_an_instant_is_the_sites_day()
    {
        var lateEvening = Order.Replace("2026-11-20T10:12:00+09:00", "2026-11-20T15:30:00Z");
        Assert.True(Holds("""{"field":"order.placedAt","op":"=","value":"2026-11-21"}""", lateEvening));
    }

    [Theory]
    [InlineData("order.facts.maChoice", "=", "\"spring-b\"", true)]
    [InlineData("order.facts.maChoice", "startsWith", "\"spring\"", true)]
    [InlineData("order.facts.score", ">", "7", true)]
    [InlineData("order.facts.score", "between", "[1,7.5]", true)]
    [InlineData("order.facts.club", "=", "true", true)]
    [InlineData("order.facts.likes", "contains", "\"tea\"", true)]
    [InlineData("order.facts.likes", "contains", "3", true)]
    [InlineData("order.facts.likes", "notContains", "4", true)]
    [InlineData("order.facts.likes", "in", "[\"x\",\"tea\"]", true)]
    public void Free_facts_are_what_they_are(string field, string op, string value, bool holds) => Check(field, op, value, holds);

    [Theory]
    [InlineData("=")]
    [InlineData("!=")]
    [InlineData("<")]
    [InlineData(">=")]
    [InlineData("startsWith")]
    [InlineData("contains")]
    [InlineData("notContains")]
    public void A_free_fact_of_another_kind_fails_every_comparison(string op) =>
        Assert.False(Holds($$"""{"field":"order.facts.score","op":"{{op}}","value":"7.5"}"""));

    [Fact]
    public void A_free_fact_of_another_kind_is_not_in_and_not_notIn()
    {
        Assert.False(Holds("""{"field":"order.facts.score","op":"in","value":["7.5"]}"""));
        Assert.False(Holds("""{"field":"order.facts.score","op":"notIn","value":["7.5"]}"""));
    }

    [Theory]
    [InlineData("=", "1")]
    [InlineData("!=", "1")]
    [InlineData("<", "1")]
    [InlineData("<=", "1")]
    [InlineData(">", "1")]
    [InlineData(">=", "1")]
    [InlineData("in", "[1]")]
    [InlineData("notIn", "[1]")]
    [InlineData("between", "[0,9]")]
    public void An_absent_number_fails(string op, string value) => CheckAbsent("customer.orderCount", op, value);

    [Theory]
    [InlineData("contains", "\"a\"")]
    [InlineData("notContains", "\"a\"")]
    [InlineData("startsWith", "\"a\"")]
    [InlineData("!=", "\"a\"")]
    [InlineData("notIn", "[\"a\"]")]
    public void An_absent_text_fails(string op, string value) => CheckAbsent("customer.tier", op, value);

    [Theory]
    [InlineData("contains", "\"a\"")]
    [InlineData("notContains", "\"a\"")]
    [InlineData("in", "[\"a\"]")]
    [InlineData("notIn", "[\"a\"]")]
    public void An_absent_list_fails(string op, string value) => CheckAbsent("customer.tags", op, value);

    [Theory]
    [InlineData("customer.inBirthMonth", "=", "false")]
    [InlineData("customer.lastOrderedOn", "<", "\"2030-01-01\"")]
    [InlineData("order.placedAt", "<", "\"2030-01-01\"")]
    [InlineData("order.facts.maChoice", "!=", "\"x\"")]
    [InlineData("customer.daysTo.petBirthday", ">=", "0")]
    public void Any_other_absent_fact_fails(string field, string op, string value) => CheckAbsent(field, op, value);

    [Theory]
    [InlineData("customer.orderCount")]
    [InlineData("customer.tags")]
    [InlineData("order.facts.maChoice")]
    public void Exists_and_missing_are_opposites(string field)
    {
        Assert.True(Holds($$"""{"field":"{{field}}","op":"exists"}"""));
        Assert.False(Holds($$"""{"field":"{{field}}","op":"missing"}"""));
        Assert.False(Holds($$"""{"field":"{{field}}","op":"exists"}""", "{}"));
        Assert.True(Holds($$"""{"field":"{{field}}","op":"missing"}""", "{}"));
    }

    [Fact]
    public void An_empty_list_is_there() => Assert.True(Holds(
        """{"all":[{"field":"customer.tags","op":"exists"},{"field":"customer.tags","op":"notContains","value":"vip"}]}""",
        """{"customer":{"tags":[]}}"""));

    [Theory]
    [InlineData("customer.orderCount", "=", "\"3\"")]
    [InlineData("customer.orderCount", "in", "[1,\"3\"]")]
    [InlineData("customer.orderCount", "between", "[1,true]")]
    [InlineData("customer.orderCount", "=", "1e400")]
    [InlineData("customer.orderCount", "=", "[3]")]
    [InlineData("customer.tier", "=", "3")]
    [InlineData("customer.tier", "contains", "true")]
    [InlineData("customer.tier", "startsWith", "3")]
    [InlineData("customer.tags", "contains", "3")]
    [InlineData("customer.tags", "in", "[3]")]
    [InlineData("customer.inBirthMonth", "=", "1")]
    [InlineData("customer.inBirthMonth", "=", "\"true\"")]
    [InlineData("customer.lastOrderedOn", "=", "\"2026-02-30\"")]
    [InlineData("customer.lastOrderedOn", "=", "\"2026/02/01\"")]
    [InlineData("customer.lastOrderedOn", "=", "20260201")]
    [InlineData("order.placedAt", "<", "\"2026-11-20T10:12:00\"")]
    [InlineData("order.placedAt", "between", "[\"2026-11-20\",\"2026-11-20T10:12:00Z\"]")]
    [InlineData("order.facts.x", "=", "{}")]
    [InlineData("order.facts.x", "<", "true")]
    [InlineData("order.facts.x", "startsWith", "3")]
    [InlineData("order.facts.x", "in", "[1,\"a\"]")]
    [InlineData("customer.orderCount", "between", "[1]")]
    [InlineData("customer.orderCount", "between", "[5,1]")]
    [InlineData("customer.orderCount", "between", "5")]
    [InlineData("customer.orderCount", "in", "[]")]
    [InlineData("customer.orderCount", "in", "3")]
    [InlineData("customer.orderCount", "=", "null")]
    [InlineData("customer.orderCount", "exists", "3")]
    public void A_value_of_the_wrong_type_is_refused_when_saved(string field, string op, string value)
    {
        var refusal = Refused($$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""");
        Assert.Equal(422, refusal.Status);
        Assert.StartsWith("when.value", refusal.Field);
    }

    [Theory]
    [InlineData("customer.orderCount", "contains", "3")]
    [InlineData("customer.orderCount", "notContains", "3")]
    [InlineData("customer.orderCount", "startsWith", "3")]
    [InlineData("customer.tags", "=", "\"vip\"")]
    [InlineData("customer.tags", "<", "\"vip\"")]
    [InlineData("customer.tags", "startsWith", "\"vip\"")]
    [InlineData("customer.inBirthMonth", "<", "true")]
    [InlineData("customer.inBirthMonth", "between", "[true,false]")]
    [InlineData("customer.lastOrderedOn", "startsWith", "\"2026\"")]
    public void An_operator_that_does_not_fit_the_field_is_refused_when_saved(string field, string op, string value)
    {
        var refusal = Refused($$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""");
        Assert.Equal(("inserts/operator-does-not-fit", 422, "when.op"), (refusal.Code, refusal.Status, refusal.Field));
    }

    private static void Check(string field, string op, string value, bool holds)
    {
        var condition = $$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""";
        Assert.Equal(holds, Holds(condition));
        Assert.Equal(!holds, Holds($$"""{"not":{{condition}}}"""));
    }

    private static void CheckAbsent(string field, string op, string value)
    {
        var entry = When($$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""", "{}");
        Assert.Equal(Server.Inserts.Stage.Condition, entry.Stage);
        Assert.Contains("absent", entry.Because.En);
        Assert.Contains("absent", entry.Because.Ja);
        Assert.Equal("absent", entry.Facts[field]);
    }
}
