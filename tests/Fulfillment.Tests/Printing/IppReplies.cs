using Fulfillment.Server.Printing.Ipp;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>Replies of broken firmware, and of whatever else listens on a printer's port.</summary>
public sealed class IppReplies
{
    // Version 1.1, successful-ok, request 7; a job with id 42, state 9, a collection; end.
    private static readonly byte[] Whole =
    [
        1, 1, 0, 0, 0, 0, 0, 7,
        0x01, 0x47, 0, 18, .. "attributes-charset"u8, 0, 5, .. "utf-8"u8,
        0x02, 0x21, 0, 6, .. "job-id"u8, 0, 4, 0, 0, 0, 42,
        0x44, 0, 17, .. "job-state-reasons"u8, 0, 1, .. "a"u8, 0x44, 0, 0, 0, 1, .. "b"u8,
        0x34, 0, 9, .. "media-col"u8, 0, 0, 0x4a, 0, 0, 0, 1, .. "x"u8, 0x21, 0, 0, 0, 4, 0, 0, 1, 0, 0x37, 0, 0, 0, 0,
        0x03,
    ];

    [Fact]
    public void A_whole_reply_is_read()
    {
        var reply = IppReplyReader.Read(Whole)!;
        var job = Assert.Single(reply.Jobs);
        Assert.Equal(7, reply.RequestId);
        Assert.Equal(42, job.First("job-id")?.Number);
        Assert.Equal(["a", "b"], job.Words("job-state-reasons"));
        Assert.Equal(256, job.First("media-col")!.Members[0].Values[0].Number);
    }

    [Fact]
    public void A_reply_cut_anywhere_is_no_reply()
    {
        for (var length = 0; length < Whole.Length; length++)
            Assert.Null(IppReplyReader.Read(Whole.AsSpan(0, length)));
    }

    [Fact]
    public void Any_byte_may_be_anything_and_nothing_is_thrown()
    {
        for (var at = 0; at < Whole.Length; at++)
        {
            foreach (var value in (byte[])[0x00, 0x03, 0x34, 0x37, 0x4a, 0x7f, 0x80, 0xff])
            {
                var bytes = (byte[])Whole.Clone();
                bytes[at] = value;
                if (IppReplyReader.Read(bytes) is { } reply)
                    _ = reply.Jobs.Select(job => (job.First("job-id")?.Number, job.Words("job-state-reasons"), job.First("media-col")?.Characters)).ToList();
            }
        }
    }

    [Fact]
    public void Collections_nested_without_end_are_no_reply()
    {
        byte[] start = [.. Whole[..8], 0x02, 0x34, 0, 1, .. "c"u8, 0, 0];
        byte[] level = [0x4a, 0, 0, 0, 1, .. "m"u8, 0x34, 0, 0, 0, 0];
        Assert.Null(IppReplyReader.Read([.. start, .. Enumerable.Repeat(level, 100_000).SelectMany(bytes => bytes)]));
    }

    [Theory]
    [InlineData(new[] { "none" }, false, null)]
    [InlineData(new[] { "media-empty-error" }, true, "media-empty")]
    [InlineData(new[] { "media-empty" }, false, "media-empty")]
    [InlineData(new[] { "marker-supply-low-warning", "cover-open-error" }, true, "cover-open")]
    [InlineData(new[] { "marker-supply-low-report" }, false, null)]
    [InlineData(new[] { "media-low-warning" }, false, "media-low")]
    [InlineData(new[] { "marker-waste-almost-full-warning" }, false, "waste-full")]
    [InlineData(new[] { "com.example.flux-capacitor-error" }, false, "attention")]
    [InlineData(new[] { "none" }, true, "stopped")]
    [InlineData(new[] { "paused" }, true, "paused")]
    public void Reasons_become_one_sentence_the_worst_first(string[] keywords, bool isStopped, string? code) =>
        Assert.Equal(code, IppReasons.Worst(keywords, isStopped)?.Code);
}
