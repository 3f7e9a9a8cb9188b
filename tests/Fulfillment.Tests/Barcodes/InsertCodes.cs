using Fulfillment.Server.Catalog.Barcodes;
using Xunit;

namespace Fulfillment.Tests.Barcodes;

/// <summary>The short codes printed on inserts.</summary>
public class InsertCodes
{
    [Fact]
    public void New_codes_are_well_formed_and_differ()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => InsertCode.New()).ToList();
        Assert.All(codes, code => Assert.True(InsertCode.IsWellFormed(code)));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(-1, code.IndexOfAny(['I', 'L', 'O', 'U'])));
    }

    [Fact]
    public void One_wrong_character_is_always_found()
    {
        var code = InsertCode.New();
        foreach (var at in Enumerable.Range(0, InsertCode.Length))
            foreach (var other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Where(other => other != code[at]))
                Assert.False(InsertCode.IsWellFormed(code[..at] + other + code[(at + 1)..]));
    }

    [Fact]
    public void An_exchange_of_two_characters_is_always_found()
    {
        var code = InsertCode.New();
        for (var i = 0; i < InsertCode.Length; i++)
            for (var j = 0; j < i; j++)
            {
                var swapped = code.ToCharArray();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                if (swapped[i] != swapped[j]) Assert.False(InsertCode.IsWellFormed(swapped));
            }
    }

    [Fact]
    public void A_code_is_known_however_it_comes_to_the_bench()
    {
        var code = InsertCode.New();
        foreach (var data in (string[])
        [
            code, code.ToLowerInvariant(), "]Q1" + code, code.Replace('0', 'O').Replace('1', 'l'), code[..5] + "-" + code[5..],
            $"https://ship.example/q/{code}", $"]Q1http://127.0.0.1:5080/q/{code}?from=card",
        ])
            Assert.Equal(code, BarcodeParser.Parse(data).As<InsertCodeCandidate>()?.Code);
    }

    [Fact]
    public void A_review_link_with_a_mistyped_code_is_no_insert()
    {
        var code = InsertCode.New();
        var wrong = code[..^1] + (code[^1] == 'A' ? 'B' : 'A');
        Assert.Null(BarcodeParser.Parse("https://ship.example/q/" + wrong).As<InsertCodeCandidate>());
    }
}
