using System.Text;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Pdf;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>The built-in templates with members changed at random, as designers and attackers do: each is set or refused, naming a place.</summary>
public class MutatedTemplates
{
    private const long MostBytes = 200 << 20;

    private static readonly string[] Sources = [.. BuiltInTemplates.ByCode.Keys.Order(StringComparer.Ordinal).Select(BuiltInTemplates.Json), Everything];

    /// <summary>What the built-in ones do not use.</summary>
    private const string Everything = """
        {"code":"all","page":{"width":148,"height":105,"bleed":3},"pages":[{"when":"order.gift","boxes":[]},{"boxes":[
          {"box":"text","x":5,"y":5,"width":60,"height":40,"writing":"vertical","font":"mincho","align":"justify","hanging":true,"figures":3,"text":"{漢字|かん|じ}の{{{customer.name}}|{{customer.kana}}}様、2026年11月。"},
          {"box":"text","x":70,"y":5,"width":60,"align":"justify","text":{"ja":"{{#if order.gift}}贈{{else}}{煎茶|せんちゃ}{{/if}}","en":"Tea"},"missingGlyph":"mark","minSize":5,"size":30,"maxLines":2},
          {"box":"repeat","y":60,"over":"lines","as":"l","columns":3,"gap":1,"item":{"box":"stack","boxes":[{"box":"text","text":"{{l.name}}"},{"box":"rule"}]}}]}],
         "flow":{"x":5,"y":5,"bottom":5,"boxes":[{"box":"repeat","over":"products","as":"p","columns":2,"item":{"box":"text","height":20,"text":"{{p.name}} {{money p.price order.currency}}"}}]}}
        """;

    private static readonly string[] Texts =
        ["", "{{", "}}", "{{customer.name}}", "{{#if order.gift}}", "{{/if}}", "{漢|かん}", "{{{a}}}", "vertical", "justify", "lines", "customer", "😀", "\u0301\u0301", "\u200d", "a\nb", "ｱﾞ", "𠮷", "{|}", "\\{", "brand/300", "#12"];

    [Fact]
    public void Each_is_set_or_refused()
    {
        var random = new Random(20261121);
        CardData[] data = [Press.Data(Press.Demo("ja")), Press.Data(Press.Demo("en")), CardData.FromJson("{}").Value!];
        var (set, read) = (0, 0);
        var times = Soak.Times(1000, 100_000);
        for (var i = 0; i < times; i++)
        {
            var json = Mutated(Sources[random.Next(Sources.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var template = CardTemplate.Parse(json);
            if (template.Value is { } good)
            {
                read++;
                var outcome = Press.Setter.Layout(good, data[random.Next(data.Length)], Press.Picture);
                if (outcome.Value is { } list)
                {
                    set++;
                    PdfBackend.Write(list);
                }
            }
            else
            {
                Assert.NotEqual("", template.Refusal!.SaysJa);
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
        Assert.InRange(read, times / 20, times - 1);
        Assert.InRange(set, times / 50, read - 1);
    }

    private static byte[] Mutated(string source, Random random)
    {
        if (random.Next(4) == 0)
        {
            var bytes = Encoding.UTF8.GetBytes(source);
            for (var count = random.Next(1, 4); count > 0; count--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            return bytes;
        }
        var root = JsonNode.Parse(source)!;
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var nodes = All(root).ToList();
            Change(nodes[random.Next(nodes.Count)], nodes, random);
        }
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Change(JsonNode node, List<JsonNode> all, Random random)
    {
        if (node is JsonArray array && array.Count > 0)
        {
            if (random.Next(2) == 0) array.RemoveAt(random.Next(array.Count));
            else array.Add(array[random.Next(array.Count)]!.DeepClone());
            return;
        }
        if (node is not JsonObject members || members.Count == 0) return;
        var name = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(6))
        {
            case 0: members.Remove(name); break;
            case 1: members[name] = random.Next(3) == 0 ? random.NextDouble() * 1e6 : random.Next(-50, 300) / 4.0; break;
            case 2: members[name] = Texts[random.Next(Texts.Length)]; break;
            case 3: members[name] = random.Next(2) == 0; break;
            case 4: members[name] = all[random.Next(all.Count)].DeepClone(); break;
            default:
                var value = members[name]?.DeepClone();
                members.Remove(name);
                members[name.Length > 1 ? name[1..] : "x"] = value;
                break;
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => new[] { node }.Concat(node switch
    {
        JsonObject members => members.Select(m => m.Value).OfType<JsonNode>().SelectMany(All),
        JsonArray items => items.OfType<JsonNode>().SelectMany(All),
        _ => [],
    });
}
